package tmpb;
import wick.numeric.matrix.*;
import wick.network.*;
import wick.theory.infinitewidth.*;
import java.util.*;
public class K {
  static Wiring net(int d,int depth,Activation a,double w,double b){ List<Step> s=new ArrayList<>(); for(int l=0;l<depth;l++){ s.add(new Step.Linear(l,l==0?d:100,100,w,b,w,b)); s.add(new Step.Pointwise(a)); } s.add(new Step.Linear(depth,100,1,w,b,w,b)); return new Wiring(d,1,s,Distribution.NORMAL); }
  static long cpu(){ long s=0; var m=java.lang.management.ManagementFactory.getThreadMXBean(); for(long id:m.getAllThreadIds()) { long c=m.getThreadCpuTime(id); if(c>0) s+=c;} return s; }
  static void go(String name,int n,int d,Wiring w,int reps){
    Matrix x=Matrix.zeros(n,d); Random r=new Random(1); for(int i=0;i<n*d;i++) x.entries()[i]=r.nextGaussian();
    KernelRecursion k=KernelRecursion.of(w); Matrix a=Matrix.zeros(n,n), b=Matrix.zeros(n,n);
    double best=1e9,bc=1e9,bf=1e9,bg=1e9; for(int q=0;q<reps;q++){ long t=System.nanoTime(), c=cpu(); k.kernelsInto(x,a,b); best=Math.min(best,(System.nanoTime()-t)*1e-6); bc=Math.min(bc,(cpu()-c)*1e-6);
      t=System.nanoTime(); k.kernels(x); bf=Math.min(bf,(System.nanoTime()-t)*1e-6);
      t=System.nanoTime(); Products.timesTransposedInto(x,x,a); bg=Math.min(bg,(System.nanoTime()-t)*1e-6); }
    System.out.printf("%-12s reused %.1f ms (cpu %.1f) fresh %.1f   gram full %.1f%n",name,best,bc,bf,bg);
  }
  public static void main(String[] a){
    for(int rep=0;rep<2;rep++){ 
    go("relu 784",1000,784,net(784,3,new Relu(),2,.01),25);
    go("erf 784",1000,784,net(784,3,new Erf(),2.25,.0025),25);
    go("relu 64x10",2000,64,net(64,10,new Relu(),2,.01),12);
    go("tanh 200",200,64,net(64,3,new Tanh(),1.5,.1),20); }
  }
}
